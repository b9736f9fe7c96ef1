/** What a training can be asked for beside its parts: values without behaviour. */
package io.ganglion.engine.settings;
