package toktrail.cli.copilot;

import java.util.List;

/** How shells set a variable for the programs they start. */
enum ShellAssignment {

    /** {@code export K=V}. */
    POSIX("bash", "zsh") {
        @Override
        String line(String name, String value) {
            return "export " + name + "=" + (isBare(value) ? value : "'" + value.replace("'", "'\"'\"'") + "'");
        }
    },

    /** {@code set -gx K 'V'}. */
    FISH("fish") {
        @Override
        String line(String name, String value) {
            return "set -gx " + name + " '" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
        }
    },

    /** {@code $env.K = "V"}. */
    NU("nu", "nushell") {
        @Override
        String line(String name, String value) {
            return "$env." + name + " = \"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
                    .replace("\r", "\\r").replace("\t", "\\t") + "\"";
        }
    },

    /** {@code $env:K = 'V'}. */
    POWERSHELL("powershell", "pwsh") {
        @Override
        String line(String name, String value) {
            return "$env:" + name + " = '" + value.replace("'", "''") + "'";
        }
    };

    private static final String BARE = "@%+=:,./_-";

    private final List<String> shells;

    ShellAssignment(String... shells) {
        this.shells = List.of(shells);
    }

    /** The line that sets a variable, whatever the value holds. */
    abstract String line(String name, String value);

    /** Names of the shells that understand it. */
    List<String> shells() {
        return shells;
    }

    private static boolean isBare(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9' || BARE.indexOf(c) >= 0);
    }
}
