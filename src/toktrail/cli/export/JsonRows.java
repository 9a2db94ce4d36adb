package toktrail.cli.export;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import toktrail.environment.Output;
import toktrail.json.JsonStyle;
import toktrail.json.JsonWriter;
import toktrail.spelling.TextOrder;

/** A JSON object for each line, its keys sorted: counts as numbers, money as text, null for nothing. */
final class JsonRows implements Rows {

    private final Output out;
    private final List<String> names;
    private final int[] order;

    JsonRows(Output out, List<String> names) {
        this.out = out;
        this.names = names;
        order = IntStream.range(0, names.size()).boxed()
                .sorted(Comparator.comparing(names::get, TextOrder.CODE_POINT)).mapToInt(i -> i).toArray();
    }

    @Override
    public void begin() {
        // no header: every object names its values
    }

    @Override
    public void row(List<Cell> cells) {
        JsonWriter writer = new JsonWriter(out::print, JsonStyle.CANONICAL);
        writer.beginObject();
        for (int i : order) {
            Cell cell = cells.get(i);
            writer.key(names.get(i));
            switch (cell.kind()) {
                case NOTHING -> writer.nullValue();
                case NUMBER -> writer.number(Long.parseLong(cell.text()));
                case TEXT, MONEY -> writer.text(cell.text());
            }
        }
        writer.endObject().finish();
        out.print("\n");
    }
}
