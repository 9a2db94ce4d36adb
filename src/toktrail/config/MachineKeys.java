package toktrail.config;

import toktrail.config.schema.Key;
import toktrail.config.schema.ListRules;
import toktrail.config.schema.Section;
import toktrail.config.schema.TableSchema;

/** The keys of the file with the name of this machine. */
final class MachineKeys {

    static final Key<String> NAME = Key.optional("name", SpecialRules.machineName(), "Name of this machine.");
    static final TableSchema TABLE = TableSchema.of(NAME);
    static final Key<Section> MACHINE = Key.optional("machine", ListRules.table(TABLE), "This machine.");
    static final TableSchema FILE = TableSchema.of(MACHINE);

    private MachineKeys() { }

    /** What the root of the file says. */
    static MachineFile machine(Section root) {
        return new MachineFile(root.table(MACHINE, TABLE).find(NAME));
    }
}
