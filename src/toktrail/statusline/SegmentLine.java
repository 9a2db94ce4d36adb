package toktrail.statusline;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import toktrail.config.choice.EmptyLine;
import toktrail.config.setting.Statusline;
import toktrail.report.segment.SegmentReport;
import toktrail.text.DisplayWidth;
import toktrail.text.Style;

/** The line of a segment: its elements side by side, cut to a width. */
public final class SegmentLine {

    private static final String PRODUCT = "toktrail";
    private static final String NOTHING = "toktrail: no usage sources";
    private static final String SEPARATOR = " · ";
    private static final String CUT = "…";

    private final List<Piece> pieces;
    private final int width;

    private SegmentLine(List<Piece> pieces, int width) {
        this.pieces = List.copyOf(pieces);
        this.width = width;
    }

    /** The line of a report; without any usage it says so, or is empty. */
    public static SegmentLine of(Statusline settings, SegmentReport report, Elements.Facts facts) {
        Objects.requireNonNull(report, "report");
        int width = settings.look().maxWidth();
        if (report.isEmpty()) {
            return new SegmentLine(settings.look().empty() == EmptyLine.SILENT ? List.of()
                    : List.of(new Piece(NOTHING, Piece.Tone.PLAIN)), width);
        }
        List<Piece> pieces = new Elements(settings, report, facts).pieces();
        return new SegmentLine(pieces.isEmpty() ? List.of(new Piece(PRODUCT, Piece.Tone.PLAIN)) : pieces, width);
    }

    /** The text without a line end; may be empty. */
    public String render(Style style) {
        StringBuilder line = new StringBuilder();
        int left = columns() <= width ? width : Math.max(1, width - DisplayWidth.of(CUT));
        boolean whole = columns() <= width;
        for (Piece part : joined()) {
            String fitting = whole ? part.text() : fitting(part.text(), left);
            line.append(part.tone().paint(style, fitting));
            left -= DisplayWidth.of(fitting);
            if (fitting.length() < part.text().length()) {
                break;
            }
        }
        return whole || width == 1 ? line.toString() : line.append(CUT).toString();
    }

    private List<Piece> joined() {
        List<Piece> joined = new ArrayList<>();
        for (Piece piece : pieces) {
            if (!joined.isEmpty()) {
                joined.add(new Piece(SEPARATOR, Piece.Tone.PLAIN));
            }
            joined.add(piece);
        }
        return joined;
    }

    private int columns() {
        int columns = 0;
        for (Piece part : joined()) {
            columns += DisplayWidth.of(part.text());
        }
        return columns;
    }

    /** As much of the beginning as fits; marks without width stay with what they stand on. */
    private static String fitting(String text, int width) {
        int left = width;
        int end = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            left -= DisplayWidth.of(codePoint);
            if (left < 0) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return text.substring(0, end);
    }
}
