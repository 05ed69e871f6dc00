package pacs.platform.directory;

import java.util.List;

/**
 * What somebody wrote into a field.
 *
 * @param texts one for a plain text, any number for a list; without surrounding space
 * @param list whether it was written as a list
 * @param line where, from 1; 0 for what stands in no file
 * @param key the way to it, such as {@code people[2].login}
 */
record Given(List<String> texts, boolean list, int line, String key) {

    boolean isEmpty() {
        return texts.stream().allMatch(String::isEmpty);
    }
}
