package toktrail.harness;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.util.HashSet;
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
    }
}
