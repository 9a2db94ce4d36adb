package toktrail.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What several runs of one command took.
 *
 * @param median        seconds
 * @param least         seconds
 * @param most          seconds
 * @param peakMegabytes greatest resident memory of any run
 */
record Timing(double median, double least, double most, long peakMegabytes) {

    /** What has to be done before each run. */
    interface Preparation {
        void run() throws IOException;
    }

    /** Times a process with this home. */
    static Timing of(int count, Preparation before, TimedProcess process, Path home)
            throws IOException, InterruptedException {
        List<TimedProcess.Run> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            before.run();
            runs.add(process.run(home));
        }
        double[] seconds = runs.stream().mapToDouble(TimedProcess.Run::seconds).sorted().toArray();
        return new Timing(seconds[seconds.length / 2], seconds[0], seconds[seconds.length - 1],
                runs.stream().mapToLong(TimedProcess.Run::peakKilobytes).max().orElse(0) / 1024);
    }

    /** This median as a multiple of another. */
    String times(Timing other) {
        return String.format(Locale.ROOT, "%.2f", median / other.median);
    }
}
