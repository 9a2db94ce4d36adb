package toktrail.args;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Scripts that teach a shell to complete the program's command lines.
 *
 * <p>Each calls {@code PROGRAM __complete SHELL -- WORD...} with the words behind the program's name up to the cursor
 * and understands the lines of {@link Completion.Answer#lines()}. They depend on nothing but the program's name,
 * print nothing of their own, and need no library of completion functions.
 */
public final class CompletionScript {

    /** The hidden command that the scripts call. */
    public static final String COMMAND = "__complete";

    /** A shell there is a script for. */
    public enum Shell {
        /** bash 3.2 and newer. */
        BASH("bash"),
        /** zsh with compinit. */
        ZSH("zsh"),
        /** fish 3 and newer. */
        FISH("fish"),
        /** Windows PowerShell 5 and PowerShell 7. */
        POWERSHELL("powershell", "pwsh");

        private final List<String> names;

        Shell(String... names) {
            this.names = List.of(names);
        }

        /** The main name. */
        public String id() {
            return names.get(0);
        }

        /** All accepted names of all shells, in the order of help and messages. */
        public static List<String> allNames() {
            List<String> all = new ArrayList<>();
            for (Shell shell : values()) {
                all.addAll(shell.names);
            }
            return List.copyOf(all);
        }

        /** The shell of that name in any case. */
        public static Optional<Shell> named(String name) {
            String wanted = name.strip().toLowerCase(Locale.ROOT);
            return Arrays.stream(values()).filter(shell -> shell.names.contains(wanted)).findFirst();
        }
    }

    private static final String PROGRAM = "@PROGRAM@";

    /**
     * Bash divides words at {@code =} and {@code :} and replaces only the piece under the cursor, so the script joins
     * the pieces that touch on the line and later cuts what stands before the last piece off each candidate.
     */
    private static final String BASH = """
            # bash completion of @PROGRAM@; the program itself knows what may follow.
            _@PROGRAM@_complete() {
                local rest="${COMP_LINE:0:COMP_POINT}" piece="" gap="" current="" cut="" line i
                local words=()
                for ((i = 0; i <= COMP_CWORD; i++)); do
                    piece="${COMP_WORDS[i]}"
                    gap="${rest%%[![:space:]]*}"
                    rest="${rest:${#gap}}"
                    if ((i == COMP_CWORD)); then
                        piece="$rest"
                    fi
                    rest="${rest:${#piece}}"
                    if [[ -z $gap && ${#words[@]} -gt 0 ]]; then
                        words[${#words[@]} - 1]+="$piece"
                    else
                        words+=("$piece")
                    fi
                done
                current="${words[${#words[@]} - 1]}"
                case "$piece" in
                    '=' | ':') piece="" ;;
                esac
                cut="${current:0:${#current} - ${#piece}}"
                COMPREPLY=()
                while IFS= read -r line; do
                    case "$line" in
                        :files | :dirs)
                            compopt -o filenames 2>/dev/null
                            local kind="-f"
                            [[ $line == :dirs ]] && kind="-d"
                            while IFS= read -r line; do
                                COMPREPLY+=("$line")
                            done < <(compgen "$kind" -- "$piece")
                            ;;
                        *)
                            line="${line%%$'\\t'*}"
                            COMPREPLY+=("${line:${#cut}}")
                            ;;
                    esac
                done < <(command @PROGRAM@ __complete bash -- "${words[@]:1}" 2>/dev/null </dev/null)
            }
            complete -F _@PROGRAM@_complete @PROGRAM@
            """;

    private static final String ZSH = """
            #compdef @PROGRAM@
            # zsh completion of @PROGRAM@; the program itself knows what may follow.
            _@PROGRAM@() {
                local -a typed lines described
                local line value paths=""
                typed=("${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}")
                lines=("${(@f)$(command @PROGRAM@ __complete zsh -- "${typed[@]}" 2>/dev/null </dev/null)}")
                for line in "${lines[@]}"; do
                    case "$line" in
                        '') ;;
                        :files | :dirs) paths="$line" ;;
                        *)
                            value="${line%%$'\\t'*}"
                            if [[ "$line" == *$'\\t'* ]]; then
                                described+=("${value//:/\\\\:}:${line#*$'\\t'}")
                            else
                                described+=("${value//:/\\\\:}")
                            fi
                            ;;
                    esac
                done
                if [[ -n "$paths" ]]; then
                    [[ "$PREFIX" == --*=* ]] && compset -P '*='
                    if [[ "$paths" == :dirs ]]; then
                        _files -/
                    else
                        _files
                    fi
                fi
                if (( ${#described} )); then
                    _describe -V '@PROGRAM@' described
                fi
            }
            if [[ "${funcstack[1]}" == "_@PROGRAM@" ]]; then
                _@PROGRAM@ "$@"
            else
                compdef _@PROGRAM@ @PROGRAM@
            fi
            """;

    private static final String FISH = """
            # fish completion of @PROGRAM@; the program itself knows what may follow.
            function __@PROGRAM@_complete
                set -l typed (commandline -opc)
                set -e typed[1]
                set -l last (commandline -ct)
                set -l option (string match -r -- '^--[^=]*=' "$last")
                for line in (command @PROGRAM@ __complete fish -- $typed "$last" 2>/dev/null </dev/null)
                    switch "$line"
                        case ':files'
                            for path in (__fish_complete_path (string replace -r -- '^--[^=]*=' '' "$last"))
                                printf '%s\\n' "$option$path"
                            end
                        case ':dirs'
                            for path in (__fish_complete_directories (string replace -r -- '^--[^=]*=' '' "$last") '')
                                printf '%s\\n' "$option$path"
                            end
                        case '*'
                            printf '%s\\n' "$line"
                    end
                end
            end
            complete -c @PROGRAM@ -f -k -a '(__@PROGRAM@_complete)'
            """;

    /** Before 7.3 an empty word is lost on its way to a program unless it is quoted once more. */
    private static final String POWERSHELL = """
            # PowerShell completion of @PROGRAM@; the program itself knows what may follow.
            Register-ArgumentCompleter -Native -CommandName @PROGRAM@ -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                $typed = @($commandAst.CommandElements | Select-Object -Skip 1 |
                    Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
                $last = $wordToComplete
                if ($last -eq '' -and $PSVersionTable.PSVersion -lt [version]'7.3') { $last = '""' }
                & @PROGRAM@ __complete powershell -- @typed $last 2>$null | ForEach-Object {
                    if ($_ -eq ':files' -or $_ -eq ':dirs') {
                        $option = if ($wordToComplete -match '^--[^=]*=') { $Matches[0] } else { '' }
                        $start = $wordToComplete.Substring($option.Length)
                        $dirs = $_ -eq ':dirs'
                        [System.Management.Automation.CompletionCompleters]::CompleteFilename($start) |
                            Where-Object { -not $dirs -or $_.ResultType -eq 'ProviderContainer' } | ForEach-Object {
                                [System.Management.Automation.CompletionResult]::new(
                                    $option + $_.CompletionText, $_.ListItemText, $_.ResultType, $_.ToolTip)
                            }
                    } elseif ($_ -ne '') {
                        $value, $help = $_ -split "`t", 2
                        if (-not $help) { $help = $value }
                        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $help)
                    }
                }
            }
            """;

    private CompletionScript() { }

    /**
     * The script for a shell, ending with a line end.
     *
     * @param program the name of the program: lower-case letters and digits
     */
    public static String of(Shell shell, String program) {
        String template = switch (shell) {
            case BASH -> BASH;
            case ZSH -> ZSH;
            case FISH -> FISH;
            case POWERSHELL -> POWERSHELL;
        };
        return template.replace(PROGRAM, program);
    }
}
