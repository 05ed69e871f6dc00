package pacs.dicom.image;

import java.util.List;
import java.util.stream.Stream;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Tags;

/** Attributes that an object has for all of its frames, or an enhanced one for each (PS3.3 C.7.6.16). */
record FrameAttributes(DataSet dataSet, List<DataSet> groups) {

    /** @param frame counts from 1 */
    static FrameAttributes of(DataSet dataSet, int frame) {
        List<DataSet> perFrame = dataSet.items(Tags.PerFrameFunctionalGroupsSequence);
        Stream<DataSet> own = frame <= perFrame.size() ? Stream.of(perFrame.get(frame - 1)) : Stream.empty();
        return new FrameAttributes(
                dataSet,
                Stream.concat(own, dataSet.item(Tags.SharedFunctionalGroupsSequence).stream())
                        .toList());
    }

    /** The item of a functional group, of this frame or else of all; the object itself when neither has it. */
    DataSet group(int sequence) {
        return groups.stream()
                .flatMap(group -> group.item(sequence).stream())
                .findFirst()
                .orElse(dataSet);
    }
}
