package pacs.platform.directory;

import java.util.Set;
import pacs.platform.tenancy.InstitutionId;
import pacs.platform.tenancy.Role;

/**
 * Who reads or changes the directory.
 *
 * @param person the number of the account
 * @param code of the institution
 * @param roles held at the institution by the token and still held
 */
public record Editor(int person, String login, InstitutionId institution, String code, Set<Role> roles) {

    boolean keepsRegion() {
        return roles.contains(Role.REGION_ADMIN);
    }

    boolean keepsInstitution(int id) {
        return roles.contains(Role.INSTITUTION_ADMIN) && institution.value() == id;
    }

    boolean guardsRegion() {
        return roles.contains(Role.SECURITY_ADMIN);
    }

    /** Whether the editor may see every institution's entries; others see those of their own. */
    boolean seesRegion() {
        return roles.stream().anyMatch(Role::standsApart);
    }
}
