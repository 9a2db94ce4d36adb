/**
 * Extensions of VS Code and its relatives that share a format: Roo Code, Kilo Code, Cline. A directory for each task
 * with the messages of its view and the conversation.
 *
 * <p>{@link toktrail.harness.vscode.ExtensionHarness} says where they are; {@code Extension} where the three differ;
 * {@code ViewMessages} reads the requests of a task, {@code ConversationTags} what the conversation tells of model and
 * agent. Trusted of a request: {@code ts}, {@code modelInfo}, and the JSON text of {@code api_req_started}.
 */
package toktrail.harness.vscode;
