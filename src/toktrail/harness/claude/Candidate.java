package toktrail.harness.claude;

import java.math.BigDecimal;

/**
 * A record that states the usage of a call.
 *
 * @param mark    what it says beside numbers
 * @param spot    where it stands
 * @param ms      its time
 * @param model   its model
 * @param usage   its numbers
 * @param costUsd cost it states, null if none or not above zero
 * @param stopped whether it says why the answer ended
 */
record Candidate(Mark mark, Spot spot, long ms, String model, CallUsage usage, BigDecimal costUsd, boolean stopped) {

    /**
     * Where a record stands.
     *
     * @param line     physical line from 1
     * @param offset   byte offset of its line
     * @param repeated whether an earlier pass counted it
     * @param number   what older ledgers put behind the path in its key; negative if they made no such key
     */
    record Spot(long line, long offset, boolean repeated, long number) { }
}
