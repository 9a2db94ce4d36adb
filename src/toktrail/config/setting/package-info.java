/**
 * What configuration files say, as records: the part of configuration that the rest of the program uses.
 *
 * <p>{@link toktrail.config.setting.Configuration} is the main file, {@link toktrail.config.setting.SubscriptionFile}
 * the plans, {@link toktrail.config.setting.MachineFile} the name of the machine, which
 * {@link toktrail.config.setting.MachineName} completes. Areas and prices are records of {@code config.area} and
 * {@code config.price}.
 *
 * <p>Records are immutable, hold no null, and are right: whoever makes one has checked what needs more than one value.
 * They do not know under which keys they are written, nor in which file.
 *
 * <p>Defaults stand here, in the {@code STANDARD} of each record; the keys take theirs from it. So most starts, which
 * find no file, need no key at all.
 */
package toktrail.config.setting;
