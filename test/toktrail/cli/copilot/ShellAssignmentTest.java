package toktrail.cli.copilot;

import toktrail.testing.Check;
import toktrail.testing.Suite;

/** Assignments that shells understand. */
public final class ShellAssignmentTest {

    private ShellAssignmentTest() { }

    public static void tests(Suite s) {
        s.test("quotes what the shell would understand otherwise", scratch -> {
            Check.equal("nothing", "export K=''", ShellAssignment.POSIX.line("K", ""));
            Check.equal("bare", "export K=aZ09@%+=:,./_-", ShellAssignment.POSIX.line("K", "aZ09@%+=:,./_-"));
            Check.equal("not bare", "export K='~/ü$x'", ShellAssignment.POSIX.line("K", "~/ü$x"));
            Check.equal("fish", "set -gx K 'a\\\\b\\'c'", ShellAssignment.FISH.line("K", "a\\b'c"));
            Check.equal("nu", "$env.K = \"C:\\\\x \\\"ü\\\"\\n\"", ShellAssignment.NU.line("K", "C:\\x \"ü\"\n"));
            Check.equal("powershell", "$env:K = 'a''$b`'", ShellAssignment.POWERSHELL.line("K", "a'$b`"));
        });
    }
}
