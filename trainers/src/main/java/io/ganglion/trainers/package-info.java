/**
 * The built-in trainers, each of which is one record. They are found as plug-ins, and nothing calls them by name.
 *
 * <p>What several of them do alike is in package-private classes beside them: learning rates that change
 * ({@link io.ganglion.trainers.Schedule}), clipped gradients, line searches, random numbers by their place. Settings
 * that several have share their words, too, as constants of these classes.
 */
package io.ganglion.trainers;
