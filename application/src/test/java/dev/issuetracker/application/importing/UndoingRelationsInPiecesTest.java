package dev.issuetracker.application.importing;

/** The same where imports that changed parents and links are taken back piece by piece. */
class UndoingRelationsInPiecesTest extends UpdatingRelationsTest {
    @Override
    ImportPorts importPorts() {
        return undoingInPieces(store);
    }
}
