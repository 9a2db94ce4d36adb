package toktrail.config.setting;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import toktrail.config.choice.OnConflict;
import toktrail.config.choice.RemoteActive;
import toktrail.config.choice.StateFormat;
import toktrail.config.choice.Tracked;

/**
 * Exchange of state through a git repository.
 *
 * @param repo        absolute path of the working copy, absent when not configured
 * @param remote      name of the remote
 * @param branch      name of the branch
 * @param state       how the state is kept in the tree
 * @param merging     how the state of other machines is taken in
 * @param track       configuration kept in the repository, in the order of the file
 * @param autoExport  whether changes are exported by themselves
 * @param timeoutSecs seconds one network command may take
 */
public record GitSync(Optional<Path> repo, String remote, String branch, State state, Merging merging,
        List<Tracked> track, boolean autoExport, long timeoutSecs) {

    /**
     * How the state is kept.
     *
     * @param folder        relative folder with {@code /} between its parts
     * @param format        form of the tree
     * @param redactRawJson whether raw records are left out
     * @param redactPaths   whether paths are left out
     * @param redactTitles  whether session titles are left out
     */
    public record State(String folder, StateFormat format, boolean redactRawJson, boolean redactPaths,
            boolean redactTitles) {

        public State {
            Objects.requireNonNull(folder, "folder");
            Objects.requireNonNull(format, "format");
        }
    }

    /**
     * How the state of other machines is taken in.
     *
     * @param remoteActive runs without an end
     * @param onConflict   calls that are billed differently
     */
    public record Merging(RemoteActive remoteActive, OnConflict onConflict) {

        public Merging {
            Objects.requireNonNull(remoteActive, "remoteActive");
            Objects.requireNonNull(onConflict, "onConflict");
        }
    }

    /** What holds where nothing is said. */
    public static final GitSync STANDARD = new GitSync(Optional.empty(), "origin", "main",
            new State("state", StateFormat.V4, true, false, false),
            new Merging(RemoteActive.CLOSE_AT_EXPORT, OnConflict.PREFER_LARGER), List.of(), false, 300);

    public GitSync {
        Objects.requireNonNull(repo, "repo");
        Objects.requireNonNull(remote, "remote");
        Objects.requireNonNull(branch, "branch");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(merging, "merging");
        track = List.copyOf(track);
    }
}
