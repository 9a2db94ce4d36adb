package toktrail.cli.statusline;

import toktrail.spelling.Choice;

/** What puts the line into a prompt or a status bar. Each sets the shell options it needs. */
enum Snippet implements Choice {
    STARSHIP("""
            # Add to ~/.config/starship.toml:
            [custom.toktrail]
            command = "toktrail statusline --no-refresh 2>/dev/null </dev/null"
            when = "true"
            format = "[$output]($style) "
            style = "dimmed"
            """),
    TMUX("""
            # Add to ~/.tmux.conf:
            set -g status-right-length 120
            set -g status-right '#(toktrail statusline --no-refresh 2>/dev/null </dev/null)'
            """),
    BASH("""
            # Add to ~/.bashrc:
            PS1='$(toktrail statusline --no-refresh 2>/dev/null </dev/null) \\w \\$ '
            """),
    ZSH("""
            # Add to ~/.zshrc:
            setopt PROMPT_SUBST
            autoload -Uz add-zsh-hook
            _toktrail_statusline() {
              TOKTRAIL_STATUSLINE=$(toktrail statusline --no-refresh 2>/dev/null </dev/null)
              TOKTRAIL_STATUSLINE=${TOKTRAIL_STATUSLINE//\\%/%%}
            }
            add-zsh-hook precmd _toktrail_statusline
            PROMPT='${TOKTRAIL_STATUSLINE} %~ %# '
            """),
    CODEX(note("Codex")),
    OPENCODE(note("OpenCode")),
    PI(note("Pi")),
    CODE(note("Code")),
    FISH("""
            # Add to ~/.config/fish/config.fish:
            function fish_prompt
                set -l line (toktrail statusline --no-refresh 2>/dev/null </dev/null)
                printf '%s %s> ' "$line" (prompt_pwd)
            end
            """),
    POWERSHELL("""
            # Add to the file that $PROFILE names:
            function prompt {
                $line = ($null | toktrail statusline --no-refresh 2>$null) -join ' '
                "$line $(Get-Location)> "
            }
            """),
    CLAUDE("""
            {
              "statusLine": {
                "type": "command",
                "command": "toktrail statusline --harness claude --refresh auto",
                "padding": 0
              }
            }
            """);

    private final String text;

    Snippet(String text) {
        this.text = text;
    }

    private static String note(String tool) {
        return "# toktrail writes no native integration for " + tool + ".\n"
                + "# Use the line in your shell, in tmux or in starship instead:\n"
                + "#   toktrail statusline install --target starship|tmux|bash|zsh|fish|powershell\n";
    }

    /** The lines to be copied. */
    String text() {
        return text;
    }
}
