package toktrail.config;

import java.nio.file.Path;
import java.util.List;
import toktrail.config.key.MachineKeys;
import toktrail.config.setting.MachineName;
import toktrail.error.UserException;
import toktrail.file.AtomicFile;
import toktrail.toml.TomlTable;
import toktrail.toml.TomlValue;
import toktrail.toml.TomlWriter;

/** Writes the machine file. */
public final class MachineFileWriter {

    private MachineFileWriter() { }

    /**
     * Stores a name. The name is checked first; when it is not allowed the file is not touched.
     *
     * @return the name as stored: trimmed
     * @throws UserException if the name is not allowed or the file cannot be written
     */
    public static String setName(Path file, String typed) {
        String name = MachineName.checked(typed);
        AtomicFile.write(file, text(TomlTable.empty().with(MachineKeys.NAME.name(), TomlValue.of(name))));
        return name;
    }

    /**
     * Removes the name.
     *
     * @throws UserException if the file cannot be written
     */
    public static void clearName(Path file) {
        AtomicFile.write(file, text(TomlTable.empty()));
    }

    private static String text(TomlTable machine) {
        return TomlWriter.section(List.of(MachineKeys.MACHINE.name()), machine, false);
    }
}
