/**
 * {@code ganglion compare}: which variant of an experiment is better, and whether the difference is significant.
 *
 * <p>A finished comparison is a directory {@code runs/NAME-compare/TIME-ID} with
 *
 * <ul>
 *   <li>{@code experiment.yaml} as it was given, {@code resolved.yaml} with every default;
 *   <li>{@code study.json}: the kind, the options, and what the results depend on: release, data and plug-ins;
 *   <li>{@code variant-1.yaml} and so on, in the order of writing: each variant as an experiment that runs as it is;
 *   <li>{@code trials.json}: an array of trainings, each with its {@code trial} (a name such as {@code rprop, seed
 *       42}), {@code scores} (by part: {@code examples}, {@code loss}, {@code metrics}), {@code epochs}, {@code
 *       keptEpoch}, {@code parameters}, {@code propagations}, {@code epochsToTarget} and {@code propagationsToTarget}
 *       (or not there), {@code stopReason}, {@code failure} ({@code DIVERGED}, {@code NOT_REACHED} or not there),
 *       {@code curve} (an array of {@code [epoch, training loss]} or {@code [epoch, training loss, validation loss]})
 *       and {@code seconds}; those of tuning come first;
 *   <li>{@code data.json}: the columns of the data, and what is suspicious of them, as of a run;
 *   <li>{@code trials.csv}: a row for each variant and seed, with the same facts but for curves and seconds;
 *   <li>{@code comparison.json}: {@code label}, {@code metric}, {@code higherIsBetter}, {@code effect} ({@code ratio}
 *       or {@code difference}), {@code baseline}, {@code target} (or null), {@code seeds}, {@code conclusion}, {@code
 *       notes} (of tuning and {@code --until}), and {@code variants}, the best first, each with {@code name}, {@code
 *       changes} (settings by path), {@code median}, {@code lowerQuartile}, {@code upperQuartile}, {@code wins}, {@code
 *       failed}, {@code epochs}, {@code propagations}, {@code reached}, {@code epochsToTarget}, {@code
 *       propagationsToTarget}, {@code scores} and {@code failures} (by seed, in the order of {@code seeds}; null where
 *       training diverged, or didn't fail), and {@code test}: null for the baseline, else {@code effect}, {@code low},
 *       {@code high}, {@code p}, {@code holm}, {@code claim}; a number that is infinite is null;
 *   <li>{@code comparison.txt}: the table as it is printed;
 *   <li>{@code log.txt}, and {@code manifest.json} last, which holds {@code comparison.json} as {@code comparison}.
 * </ul>
 *
 * <p>An unfinished one has a {@code trial-KEY.json} for every training that is finished, and no manifest.
 */
package io.ganglion.experiments.compare;
