package pacs.platform.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource method whose answers are looks: each is recorded before its first byte leaves. Methods that change something
 * record that themselves, in the transaction of the change, and name here only their trail.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Audited {

    /** The action, such as {@code retrieved}; empty where only refusals are recorded. */
    String value() default "";

    /** Schema whose trail it is. */
    String in() default "directory";

    /**
     * Whether all that somebody sees of a study within a quarter of an hour is one act, as the frames are that a viewer fetches
     * one by one; otherwise each request is one.
     */
    boolean gathered() default false;
}
