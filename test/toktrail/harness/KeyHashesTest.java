package toktrail.harness;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import toktrail.testing.Check;
import toktrail.testing.Suite;

/** The set of hashes against a plain set. */
public final class KeyHashesTest {

    private KeyHashesTest() { }

    public static void tests(Suite s) {
        s.test("a set of hashes holds what was added, zero and neighbours too", scratch -> {
            Random random = scratch.random();
            KeyHashes hashes = new KeyHashes();
            Set<Long> twin = new HashSet<>();
            for (int i = 0; i < 20_000; i++) {
                long hash = random.nextBoolean() ? random.nextLong() : random.nextInt(300) - 5;
                Check.equal("contains " + hash, twin.contains(hash), hashes.contains(hash));
                Check.equal("add " + hash, twin.add(hash), hashes.add(hash));
            }
            Check.equal("size", twin.size(), hashes.size());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            hashes.writeTo(new DataOutputStream(bytes));
            KeyHashes read = KeyHashes.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            Check.equal("size read", twin.size(), read.size());
            Check.that("content read", twin.stream().allMatch(read::contains));
        });
        s.test("a set of hashes that was cut off cannot be read", scratch ->
                Check.fails("cut", EOFException.class, () -> KeyHashes.readFrom(
                        new DataInputStream(new ByteArrayInputStream(new byte[] {0, 0, 0, 1, 5})))));
        s.test("hashes of keys that are much alike differ", scratch -> {
            Set<Long> hashes = new HashSet<>();
            for (int i = 0; i < 20_000; i++) {
                for (String key : List.of("t:%d:%d".formatted(i, i % 10), "t:%d:%d".formatted(i % 10, i), "t:" + i)) {
                    hashes.add(KeyHashes.hash(key));
                }
            }
            // The numbers below ten are there twice with colons.
            Check.equal("hashes", 3 * 20_000 - 10, hashes.size());
            Check.equal("the same text", KeyHashes.hash("t:19"), KeyHashes.hash("t:1" + 9));
        });
        s.test("the hash of numbers that ledgers hold stays what it is", scratch -> {
            Random random = scratch.random();
            for (int i = 0; i < 1000; i++) {
                long hash = random.nextLong();
                long number = random.nextLong();
                Check.equal(hash + ", " + number, mixed(hash, number), KeyHashes.mix(hash, number));
            }
        });
    }

    /** The formula, in integers without an end. */
    private static long mixed(long hash, long number) {
        BigInteger word = BigInteger.ONE.shiftLeft(Long.SIZE);
        BigInteger product = unsigned(hash ^ number).multiply(new BigInteger("9e3779b97f4a7c15", 16)).mod(word);
        BigInteger folded = product.xor(product.shiftRight(32));
        BigInteger again = folded.multiply(new BigInteger("d6e8feb86659fd93", 16)).mod(word);
        return again.xor(again.shiftRight(29)).longValue();
    }

    private static BigInteger unsigned(long value) {
        return new BigInteger(Long.toUnsignedString(value));
    }
}
