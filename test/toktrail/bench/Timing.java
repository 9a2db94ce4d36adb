package toktrail.bench;

import java.util.List;

/**
 * What several runs of one command took.
 *
 * @param median        seconds
 * @param least         seconds
 * @param most          seconds
 * @param peakMegabytes greatest resident memory of any run
 */
record Timing(double median, double least, double most, long peakMegabytes) {

    static Timing of(List<TimedProcess.Run> runs) {
        double[] seconds = runs.stream().mapToDouble(TimedProcess.Run::seconds).sorted().toArray();
        return new Timing(seconds[seconds.length / 2], seconds[0], seconds[seconds.length - 1],
                runs.stream().mapToLong(TimedProcess.Run::peakKilobytes).max().orElse(0) / 1024);
    }
}
