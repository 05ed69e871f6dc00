package pacs.platform.tenancy;

/**
 * An institution of the region: the tenant everything belongs to.
 *
 * @param value key of its row in {@code directory.institution}, from 1
 */
public record InstitutionId(int value) {

    /** @throws IllegalArgumentException below 1, which no institution has */
    public InstitutionId {
        if (value < 1) {
            throw new IllegalArgumentException("Not an institution: " + value);
        }
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
