package toktrail.cli.export;

import java.util.List;

/** Writes rows in some format, one after the other. */
interface Rows {

    /** Writes what comes before the first row. */
    void begin();

    /** Writes a row, a cell for each column. */
    void row(List<Cell> cells);
}
