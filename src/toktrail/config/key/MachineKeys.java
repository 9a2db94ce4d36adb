package toktrail.config.key;

import toktrail.config.schema.Key;
import toktrail.config.schema.ListRules;
import toktrail.config.schema.Section;
import toktrail.config.schema.TableSchema;
import toktrail.config.setting.MachineFile;

/** The keys of the file with the name of this machine. */
public final class MachineKeys {

    public static final Key<String> NAME = Key.optional("name", SpecialRules.machineName(), "Name of this machine.");
    static final TableSchema TABLE = TableSchema.of(NAME);
    public static final Key<Section> MACHINE = Key.optional("machine", ListRules.table(TABLE), "This machine.");
    /** The file. */
    public static final TableSchema FILE = TableSchema.of(MACHINE);

    private MachineKeys() { }

    /** What the root of the file, read by {@link #FILE}, says. */
    public static MachineFile machine(Section root) {
        return new MachineFile(root.table(MACHINE, TABLE).find(NAME));
    }
}
