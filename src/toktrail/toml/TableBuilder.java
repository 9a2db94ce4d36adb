package toktrail.toml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import toktrail.error.Location;

/**
 * A table while the text is read. It keeps the rules on what may be defined once, and what may be added later.
 */
final class TableBuilder implements TableNode {

    /** What made a table, which decides what may still be added to it. */
    enum Origin {
        /** Mentioned on the way in a header: may get a header of its own, once. */
        ON_THE_WAY,
        /** Has a header of its own, or is inline, or is the root. */
        HEADER,
        /** Made by a dotted key: grows by dotted keys of the same section and by headers of tables below it. */
        DOTTED
    }

    private record Slot(TomlKey key, TableNode node) { }

    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private Origin origin;
    private Location location;

    TableBuilder(Origin origin, Location location) {
        this.origin = origin;
        this.location = location;
    }

    @Override
    public TomlTable build() {
        List<TomlTable.Entry> entries = new ArrayList<>(slots.size());
        for (Slot slot : slots.values()) {
            entries.add(new TomlTable.Entry(slot.key(), slot.node().build()));
        }
        return TomlTable.of(entries, location);
    }

    /** Gives a key its value; the parts before the last one lead through tables of dotted keys. */
    void assign(List<TomlKey> key, TomlValue value) {
        TableBuilder table = this;
        for (TomlKey part : key.subList(0, key.size() - 1)) {
            table = table.dotted(part);
        }
        TomlKey last = key.get(key.size() - 1);
        Slot old = table.slots.get(last.name());
        if (old != null) {
            throw taken(last, old, "");
        }
        table.slots.put(last.name(), new Slot(last, new TableNode.Leaf(value)));
    }

    private TableBuilder dotted(TomlKey key) {
        Slot slot = slots.get(key.name());
        if (slot == null) {
            return add(key, new TableBuilder(Origin.DOTTED, key.location()));
        }
        if (!(slot.node() instanceof TableBuilder table) || table.origin == Origin.HEADER) {
            throw taken(key, slot, "; a dotted key cannot add to it");
        }
        table.origin = Origin.DOTTED;
        return table;
    }

    /** The table or array a header leads through, made if it is missing; of an array the last element counts. */
    TableNode onTheWay(TomlKey key) {
        Slot slot = slots.get(key.name());
        if (slot == null) {
            return add(key, new TableBuilder(Origin.ON_THE_WAY, key.location()));
        }
        if (slot.node() instanceof TableNode.Leaf) {
            throw taken(key, slot, "; a header cannot add to it");
        }
        return slot.node();
    }

    /** The table a header opens. */
    TableBuilder open(TomlKey key, Location header) {
        Slot slot = slots.get(key.name());
        if (slot == null) {
            return add(key, new TableBuilder(Origin.HEADER, header));
        }
        if (slot.node() instanceof TableNode.Elements) {
            throw taken(key, slot, "; a further element has two brackets");
        }
        if (!(slot.node() instanceof TableBuilder table) || table.origin != Origin.ON_THE_WAY) {
            throw taken(key, slot, "; a table is defined once");
        }
        table.origin = Origin.HEADER;
        table.location = header;
        return table;
    }

    /** The array a header with two brackets adds a table to; the new table is the last one. */
    TableNode.Elements openElement(TomlKey key, Location header) {
        Slot slot = slots.get(key.name());
        if (slot == null) {
            slot = new Slot(key, new TableNode.Elements(header, new ArrayList<>()));
            slots.put(key.name(), slot);
        }
        if (!(slot.node() instanceof TableNode.Elements elements)) {
            throw taken(key, slot, "; only an array of tables can be extended");
        }
        elements.tables().add(new TableBuilder(Origin.HEADER, header));
        return elements;
    }

    private TableBuilder add(TomlKey key, TableBuilder table) {
        slots.put(key.name(), new Slot(key, table));
        return table;
    }

    private static TomlException taken(TomlKey key, Slot old, String advice) {
        String kind = "a table";
        if (old.node() instanceof TableNode.Elements) {
            kind = "an array of tables";
        } else if (old.node() instanceof TableNode.Leaf leaf) {
            kind = leaf.value().kind().label();
        }
        Location first = old.key().location();
        return new TomlException(key.location(), "expected a new key, found \"" + key.name() + "\", which is " + kind
                + " since " + first.line() + ":" + first.column() + advice);
    }
}
