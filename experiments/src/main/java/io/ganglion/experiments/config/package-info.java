/**
 * The experiment file: from YAML text to checked records, and back.
 *
 * <p>The records of this package are the file's reference. As in a plug-in, a record's header is the settings of a
 * section ({@code batchSize} is the key {@code batch-size}), {@code @Setting} says what each means, the no-argument
 * constructor holds the defaults and the compact constructor checks. Beyond what plug-ins can have:
 *
 * <ul>
 *   <li>a component that is {@code null} by default must be given, unless {@link
 *       io.ganglion.experiments.binding.DefaultUse} names a plug-in for it;
 *   <li>a list of one may be written without its brackets;
 *   <li>a record whose first component is {@code use} or {@code type} may be written as its value alone;
 *   <li>an {@link java.util.OptionalInt} is a whole number or the word that {@link
 *       io.ganglion.experiments.binding.OrWord} gives, which leaves it empty;
 *   <li>a path is relative to the experiment file, and absolute once it has been read.
 * </ul>
 */
package io.ganglion.experiments.config;
