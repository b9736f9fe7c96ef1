/** What the columns of a table hold, before anything is made of them. */
package io.ganglion.experiments.describe;
