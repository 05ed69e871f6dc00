package pacs.platform.tenancy;

/**
 * Where something stands in a region file.
 *
 * @param line from 1
 * @param key the way to it, such as {@code people[2].login}, counted from 1; empty for the file as a whole
 */
record Place(int line, String key) {

    Place member(int memberLine, String name) {
        return new Place(memberLine, key.isEmpty() ? name : key + "." + name);
    }

    Place item(int itemLine, int number) {
        return new Place(itemLine, key + "[" + number + "]");
    }
}
