/**
 * {@code ganglion sweep}: searches for the settings of an experiment that are best on the validation part.
 *
 * <p>A finished sweep is a directory {@code runs/NAME-sweep/TIME-ID} with
 *
 * <ul>
 *   <li>{@code experiment.yaml}, {@code resolved.yaml}, {@code study.json}, {@code trials.json}, {@code log.txt} as
 *       {@link io.ganglion.experiments.compare a comparison} has them;
 *   <li>{@code best.yaml}: an experiment with the best settings, which runs as it is; not if all trainings diverged;
 *   <li>{@code data.json}: the columns of the data, and what is suspicious of them, as of a run;
 *   <li>{@code trials.csv}: a row for each training by which settings were judged, of halving that of the last round;
 *   <li>{@code sweep.json}: {@code method}, {@code over} (what varied, by path), {@code metric}, {@code
 *       higherIsBetter}, {@code seeds}, {@code planned} (how many settings were to be tried), {@code epochs} (that all
 *       trainings took together), {@code budget} (or null), {@code conclusion}, {@code settings}, the best first, each
 *       with {@code number} (in the order in which they were tried), {@code changes} (by path), {@code maxEpochs},
 *       {@code median}, {@code failed}, {@code epochs}, {@code propagations}, {@code scores} and {@code failures} (by
 *       seed), and {@code best} (or null): {@code number}, {@code changes}, {@code file}, and {@code splits}, for every
 *       seed the scores of all parts;
 *   <li>{@code sweep.txt}: the table with all its rows;
 *   <li>{@code manifest.json} last, which holds {@code sweep.json} as {@code sweep}.
 * </ul>
 *
 * <p>An unfinished one has a {@code trial-KEY.json} for every training that is finished, and no manifest.
 */
package io.ganglion.experiments.sweep;
