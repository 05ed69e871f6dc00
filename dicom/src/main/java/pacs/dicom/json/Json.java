package pacs.dicom.json;

import java.util.List;

/** A JSON value and where it began, in bytes. */
sealed interface Json {

    int at();

    record Text(int at, String value) implements Json {}

    /** @param literal as it stood, checked to be a JSON number */
    record Decimal(int at, String literal) implements Json {}

    record Literal(int at, String word) implements Json {

        boolean isNull() {
            return word.equals("null");
        }
    }

    record Array(int at, List<Json> values) implements Json {}

    /** The members in the order they came; a name may come twice. */
    record Members(int at, List<Member> members) implements Json {}

    record Member(String name, Json value) {}
}
