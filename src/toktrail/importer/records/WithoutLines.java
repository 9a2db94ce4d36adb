package toktrail.importer.records;

import java.util.List;
import java.util.Map;
import java.util.Set;
import toktrail.harness.EventSink;
import toktrail.harness.FileFacts;
import toktrail.harness.FileReader;
import toktrail.harness.Line;
import toktrail.harness.LineReader;
import toktrail.harness.Reading;
import toktrail.harness.Scan;
import toktrail.harness.SourceFile;
import toktrail.harness.SourceProblem;

/**
 * A scan of files as if some of their lines were not there: what it then finds under a key are further copies of what
 * those lines tell.
 *
 * @param scan    the scan
 * @param removed line numbers by name of the file
 * @param <R>     kind of reading
 */
record WithoutLines<R extends Reading>(Scan<R> scan, Map<String, Set<Long>> removed) implements Scan<R> {

    @Override
    public FileReader<R> reader(SourceFile file) {
        FileReader<R> reader = scan.reader(file);
        Set<Long> lines = removed.get(file.name());
        return lines != null && reader instanceof LineReader<R> lineReader ? new Shortened<>(lineReader, lines)
                : reader;
    }

    @Override
    public void add(SourceFile file, R reading, EventSink sink) {
        scan.add(file, reading, sink);
    }

    @Override
    public List<SourceFile> readAgain() {
        return scan.readAgain();
    }

    @Override
    public void finish(EventSink sink) {
        scan.finish(sink);
    }

    @Override
    public List<Part> rest() {
        return scan.rest();
    }

    private record Shortened<R extends Reading>(LineReader<R> reader, Set<Long> removed) implements LineReader<R> {

        @Override
        public List<String> needles() {
            return reader.needles();
        }

        @Override
        public List<String> dullHeads() {
            return reader.dullHeads();
        }

        @Override
        public Lines<R> open(FileFacts facts) throws SourceProblem {
            Lines<R> lines = reader.open(facts);
            return new Lines<>() {
                @Override
                public boolean wantsEveryLine() {
                    return lines.wantsEveryLine();
                }

                @Override
                public void line(Line line) {
                    if (!removed.contains(line.number())) {
                        lines.line(line);
                    }
                }

                @Override
                public R finish(End end) {
                    return lines.finish(end);
                }
            };
        }
    }
}
