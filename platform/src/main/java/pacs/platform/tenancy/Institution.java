package pacs.platform.tenancy;

import java.util.Optional;

/**
 * An institution of the region.
 *
 * @param code what people and files call it by, such as {@code JNYY}; unique in the region
 * @param name as it stands on a sign at the door
 * @param parent the one that supervises it
 */
public record Institution(InstitutionId id, String code, String name, Level level, Optional<InstitutionId> parent) {}
