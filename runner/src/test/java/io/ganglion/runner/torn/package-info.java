/** Data formats that fail, as others put them on the class path. */
package io.ganglion.runner.torn;
