package io.ganglion.experiments.run;

import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.experiments.store.ArtifactStore;
import io.ganglion.plugins.PluginCatalog;
import org.apache.logging.log4j.Logger;

/**
 * What a run is of, and where it leaves its results.
 *
 * @param context how it was asked for
 * @param store its directory
 */
public record RunSubject(Experiment experiment, RunContext context, PreparedData data, PluginCatalog plugins,
    ArtifactStore store, Logger log) {}
