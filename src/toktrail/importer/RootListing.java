package toktrail.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import toktrail.environment.Environment;
import toktrail.harness.Roots;
import toktrail.harness.SourceListing;

/**
 * What lies below one root.
 *
 * @param root    the root
 * @param listing its files, null if it does not exist or could not be listed
 * @param failure why it could not be listed, null if it could or does not exist
 */
record RootListing(Path root, SourceListing listing, IOException failure) {

    /** All roots of a source, in order. */
    static List<RootListing> all(ImportRequest.Source source, Environment environment) {
        List<RootListing> listings = new ArrayList<>();
        for (Path root : source.roots()) {
            listings.add(of(root, source, environment));
        }
        return listings;
    }

    /** Begins to list the roots of a source beside other work, to be joined; one without roots is done at once. */
    static ForkJoinTask<List<RootListing>> ahead(ImportRequest.Source source, Environment environment,
            ForkJoinPool pool) {
        Callable<List<RootListing>> listing = () -> all(source, environment);
        ForkJoinTask<List<RootListing>> task = ForkJoinTask.adapt(listing);
        for (Path root : source.roots()) {
            if (Files.exists(root)) {
                return pool.submit(task);
            }
        }
        task.invoke();
        return task;
    }

    private static RootListing of(Path root, ImportRequest.Source source, Environment environment) {
        if (!Files.exists(root)) {
            return new RootListing(root, null, Roots.refusal(root).orElse(null));
        }
        try {
            return new RootListing(root, source.harness().list(root, environment), null);
        } catch (IOException e) {
            return new RootListing(root, null, e);
        }
    }
}
