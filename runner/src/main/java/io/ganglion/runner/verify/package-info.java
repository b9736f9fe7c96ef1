/** Looking at a jar of plug-ins before it is used: its bytes, and the contracts of its plug-ins in another process. */
package io.ganglion.runner.verify;
