package dev.issuetracker.domain.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.domain.page.PageRequest.Direction;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PageTest {
    private static Page<Integer, Integer> page(PageRequest<Integer> request, Integer... found) {
        return Page.of(request, List.of(found), Function.identity());
    }

    @Test
    void itemBeyondTheLimitOnlyShowsThatThereIsMore() {
        assertEquals(List.of(1, 2), page(PageRequest.first(2), 1, 2, 3).items());
    }

    @Test
    void moreItemsMakeAWayOnBehindTheLastShown() {
        assertEquals(
                Optional.of(PageRequest.after(2, 2)),
                page(PageRequest.first(2), 1, 2, 3).next());
    }

    @Test
    void noMoreItemsMakeNoWayOn() {
        assertEquals(Optional.empty(), page(PageRequest.first(2), 1, 2).next());
    }

    @Test
    void beginningHasNoWayBack() {
        assertEquals(Optional.empty(), page(PageRequest.first(2), 1, 2, 3).previous());
    }

    @Test
    void laterPageHasAWayBackBeforeItsFirst() {
        assertEquals(
                Optional.of(PageRequest.before(2, 3)),
                page(PageRequest.after(2, 2), 3, 4).previous());
    }

    @Test
    void backwardPageIsShownInTheListsOrder() {
        assertEquals(List.of(3, 4), page(PageRequest.before(2, 5), 4, 3, 2).items());
    }

    @Test
    void backwardPageHasAWayOn() {
        assertEquals(
                Optional.of(PageRequest.after(2, 4)),
                page(PageRequest.before(2, 5), 4, 3, 2).next());
    }

    @Test
    void backwardPageWithMoreItemsHasAWayBack() {
        assertEquals(
                Optional.of(PageRequest.before(2, 3)),
                page(PageRequest.before(2, 5), 4, 3, 2).previous());
    }

    @Test
    void backwardPageAtTheBeginningHasNoWayBack() {
        assertEquals(Optional.empty(), page(PageRequest.before(2, 3), 2, 1).previous());
    }

    @Test
    void pageThatEndsEarlyHasAWayOnByTheSameLimit() {
        assertEquals(
                new Page<>(List.of(1), Optional.of(PageRequest.after(2, 1)), Optional.empty()),
                Page.of(PageRequest.first(2), List.of(1), true, Function.identity()));
    }

    @Test
    void backwardPageThatEndsEarlyLeadsBackFromItsFirst() {
        assertEquals(
                new Page<>(List.of(4), Optional.of(PageRequest.after(2, 4)), Optional.of(PageRequest.before(2, 4))),
                Page.of(PageRequest.before(2, 5), List.of(4), true, Function.identity()));
    }

    @Test
    void asManyItemsFitAsMayBeAndHaveRoom() {
        assertEquals(0, Page.fitting(2, List.of()));
        assertEquals(2, Page.fitting(2, List.of(0L, 0L, 0L)));
        assertEquals(2, Page.fitting(9, List.of(1L, Page.MAX_TEXT - 1, 1L)));
        assertEquals(3, Page.fitting(9, List.of(1L, Page.MAX_TEXT - 1, 0L)));
    }

    @Test
    void anItemThatIsTooLargeFitsAlone() {
        assertEquals(1, Page.fitting(9, List.of(Page.MAX_TEXT + 1, 0L)));
        assertEquals(1, Page.fitting(9, List.of(1L, Page.MAX_TEXT)));
    }

    @Test
    void emptyListHasNoWays() {
        assertEquals(new Page<>(List.of(), Optional.empty(), Optional.empty()), page(PageRequest.first(2)));
    }

    @Test
    void emptyPageBehindTheEndLeadsBackToTheItemWithTheKey() {
        assertEquals(
                Optional.of(new PageRequest<>(2, Direction.BEFORE, 9, true)),
                page(PageRequest.after(2, 9)).previous());
    }

    @Test
    void emptyPageBeforeTheBeginningLeadsOnToTheItemWithTheKey() {
        assertEquals(
                Optional.of(new PageRequest<>(2, Direction.AFTER, 1, true)),
                page(PageRequest.before(2, 1)).next());
    }

    @Test
    void emptyInclusivePageLeadsBackWithoutTheItemThatIsNotThere() {
        assertEquals(
                Optional.of(PageRequest.before(2, 9)),
                page(new PageRequest<>(2, Direction.AFTER, 9, true)).previous());
    }

    @Test
    void limitOfZeroIsRejected() {
        assertThrows(IllegalArgumentException.class, () -> PageRequest.first(0));
    }

    @Test
    void pageBeforeNothingIsRejected() {
        assertThrows(IllegalArgumentException.class, () -> new PageRequest<>(1, Direction.BEFORE, null, false));
    }

    @Test
    void inclusivePageWithoutAKeyIsRejected() {
        assertThrows(IllegalArgumentException.class, () -> new PageRequest<>(1, Direction.AFTER, null, true));
    }
}
