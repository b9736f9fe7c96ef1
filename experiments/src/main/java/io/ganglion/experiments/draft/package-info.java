/**
 * Drafts of experiments: a table and its target, or a folder, become an experiment that runs, each of whose settings
 * has its reason beside it.
 */
package io.ganglion.experiments.draft;
