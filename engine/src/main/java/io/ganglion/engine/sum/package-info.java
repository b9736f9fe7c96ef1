/** How everything that is summed over examples is summed: in leaves, and these by one fixed binary tree. */
package io.ganglion.engine.sum;
