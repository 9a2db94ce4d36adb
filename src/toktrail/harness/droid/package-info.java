/**
 * Droid of Factory: a settings file per session, rewritten while the session grows, with its transcript beside it.
 *
 * <p>{@link toktrail.harness.droid.DroidHarness} says where they are; a {@code DroidSession} makes one cumulative event
 * of a session. Of the transcript only its first line is looked at and, if the settings name no model, the place where
 * the system prompt names one.
 */
package toktrail.harness.droid;
