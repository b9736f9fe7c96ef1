/** What is suspicious about an experiment and its data before anything is trained: one class for each such thing. */
package io.ganglion.runner.lint;
