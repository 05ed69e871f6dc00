package pacs.platform.directory;

import com.fasterxml.jackson.databind.JsonNode;
import pacs.platform.Refusal;
import pacs.platform.tenancy.Role;

/** Who may change which entry. What an editor may not even see was answered before. */
final class Rights {

    private Rights() {}

    /** @param owner the institution a new entry will belong to; of no meaning for kinds that belong to none */
    static void requireCreating(Editor editor, Kind kind, int owner) {
        switch (kind) {
            case INSTITUTION, CONTRACT ->
                require(editor.keepsRegion(), "Institutions and contracts are the region administrator's to keep.");
            case DEPARTMENT, AE_TITLE, DEVICE, DUTY ->
                require(
                        editor.keepsRegion() || editor.keepsInstitution(owner),
                        "This is for the administrators of that institution and of the region to keep.");
            case PERSON ->
                require(
                        editor.keepsRegion()
                                || editor.guardsRegion()
                                || editor.roles().contains(Role.INSTITUTION_ADMIN),
                        "People are the administrators' to keep.");
        }
    }

    static void requireChanging(Editor editor, Entry entry) {
        if (entry.kind() == Kind.PERSON) {
            requireAccount(editor, entry);
        } else {
            requireCreating(editor, entry.kind(), entry.scope().getFirst());
        }
    }

    /** An account that reaches into other institutions, or stands apart, is not for those to change who do not. */
    private static void requireAccount(Editor editor, Entry person) {
        if (standsApart(person)) {
            require(
                    editor.guardsRegion(),
                    "This account holds region-admin, security-admin or auditor: the security administrator keeps it.");
        } else if (!editor.keepsRegion()) {
            require(
                    editor.roles().contains(Role.INSTITUTION_ADMIN)
                            && person.scope().contains(editor.institution().value()),
                    "This account is the region administrator's to keep.");
            require(
                    !person.json().path("elsewhere").asBoolean(true),
                    "This person belongs to other institutions, too: the region administrator keeps the account.");
        }
    }

    static boolean standsApart(Entry person) {
        for (JsonNode membership : person.json().path("memberships")) {
            for (JsonNode role : membership.path("roles")) {
                if (Role.of(role.asText()).filter(Role::standsApart).isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    static void require(boolean may, String sentence) {
        if (!may) {
            throw new Refusal(Refusal.Reason.FORBIDDEN, sentence);
        }
    }
}
