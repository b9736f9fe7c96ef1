package io.ganglion.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an array in a trainer's state that carries nothing from one step to the next: it is there only so that a step
 * need not allocate. (Whatever else of a host's own records is good for one process alone is marked so, too.)
 * Checkpoints leave it out, and a resumed run may find anything in it, {@code NaN} included.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Scratch {}
