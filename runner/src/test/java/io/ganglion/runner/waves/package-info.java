/** A data format that tests throw away: it reads no file. */
package io.ganglion.runner.waves;
