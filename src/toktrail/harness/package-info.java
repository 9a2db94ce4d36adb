/**
 * One package per AI coding tool: where its data lives, and how one record becomes one usage event.
 *
 * <p>A {@link toktrail.harness.Harness} describes a tool; {@link toktrail.harness.Harnesses#ALL} is the only list of
 * them. For each import pass it makes a {@link toktrail.harness.Scan}: its readers turn single files into readings, in
 * parallel and without knowing of each other; the scan then takes the readings in file order, drops copies of a call
 * that several files hold, and hands events to an {@link toktrail.harness.EventSink}. So the outcome never depends on
 * threads.
 *
 * <p>Invariants. A harness opens nothing but its own tool's files and only for reading; it never writes, never asks the
 * network, never knows ledger, prices or reports. It trusts no byte: a bad record is counted, a bad file is a
 * {@link toktrail.harness.SourceProblem}; neither ends a scan. Memory does not grow with the size of a file.
 *
 * <p>Decisions. What is particular to a tool, its {@code Harness} declares: places, identity of calls, how older
 * ledgers hashed them; what the tools share never asks for an id. State of a reader is kept as
 * {@link toktrail.harness.StateWriter} writes it; Codex, Gemini, OpenCode and Claude keep layouts of their own, since
 * ledgers have stored states in them.
 *
 * <p>To add a tool, say Lark, which writes a line of JSON for each call below {@code ~/.lark}:
 * <ol>
 * <li>The class, in a package {@code harness.lark} with a package-info that names the version that was observed:
 * <pre>
 *   public final class LarkHarness implements Harness {
 *       private static final HarnessInfo INFO = new HarnessInfo("lark", "Lark", "lark_path",
 *               List.of("TOKTRAIL_LARK_PATH", "LARK_HOME"), List.of("."), true, "Lark source path not found");
 *
 *       public HarnessInfo info() { return INFO; }
 *       public EventRules rules() { return KeyRules.inSession("lark", UpdatePolicy.FILE); }
 *       public List&lt;Path&gt; defaultRoots(Environment environment) {
 *           return RootChoice.in(environment).named("TOKTRAIL_LARK_PATH").named("LARK_HOME")
 *                   .or(() -&gt; List.of(environment.home().resolve(".lark")));
 *       }
 *       public SourceListing list(Path root, Environment environment) throws IOException {
 *           return FileTree.list(root, file -&gt; file.toString().endsWith(".jsonl"), directory -&gt; true);
 *       }
 *       public Scan&lt;?&gt; scan(ScanContext context) { return new CallScan(file -&gt; new LarkCalls()); }
 *   }
 * </pre>
 * {@code LarkCalls} is a {@link toktrail.harness.LineReader} that hands each call to a
 * {@link toktrail.harness.CallCollector}; {@code qwen} is a short model.
 * <li>The line {@code new LarkHarness()} in {@code Harnesses.ALL}.
 * <li>Fixtures {@code fixtures/harness/lark/CASE/input} with {@code expected.json} beside it, and a test that runs
 * them: {@code new HarnessCheck(new LarkHarness()).vectors(s)}, with its line in {@code TestMain}. Write down what the
 * records say before looking at the result; only {@code fingerprint_hash} is taken from the failure of the first run.
 * <li>A paragraph {@code .It Cm lark} in {@code man/toktrail.in}; then {@code make man}.
 * </ol>
 */
package toktrail.harness;
