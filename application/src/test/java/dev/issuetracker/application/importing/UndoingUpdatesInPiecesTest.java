package dev.issuetracker.application.importing;

/** The same where imports that changed issues which were there before are taken back piece by piece. */
class UndoingUpdatesInPiecesTest extends UndoingUpdatesTest {
    @Override
    ImportPorts importPorts() {
        return undoingInPieces(store);
    }
}
