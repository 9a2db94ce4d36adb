/**
 * Gemini CLI: chats as JSON documents (older versions) or append-only JSON lines, and saved headless output.
 *
 * <p>{@link toktrail.harness.gemini.GeminiHarness} says where they are. A {@code Transcript} turns the records of one
 * file, whichever form it has, into calls; {@code GeminiScan} drops the copies that several records and files hold.
 * Trusted of a message: {@code id}, {@code timestamp}, {@code model}, {@code tokens}; its content is never looked at.
 */
package toktrail.harness.gemini;
