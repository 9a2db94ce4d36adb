package toktrail.args;

import java.util.Arrays;
import java.util.List;

/** The hidden command of the sample program, for shells to call: {@code __complete SHELL -- WORD...}. */
public final class CompletionProgram {

    private CompletionProgram() { }

    public static void main(String[] args) {
        List<String> words = Arrays.asList(args).subList(3, args.length);
        Completion.answer(SampleTree.tree(), words, CompletionTest::values).lines().forEach(System.out::println);
    }
}
