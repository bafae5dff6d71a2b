"""All promises, in the order of the table, and those whose tests stand in files of their own."""

from tests.hostile.bombs import BOMBS, bombs_do_not_swell
from tests.hostile.boundary import nothing_active_in_values
from tests.hostile.brackets import brackets_are_shown
from tests.hostile.clocks import wrong_clocks
from tests.hostile.closings import closed_windows
from tests.hostile.damage import a_damaged_library_gives_what_is_left
from tests.hostile.disks import full_and_read_only
from tests.hostile.endings import the_terminal_comes_back
from tests.hostile.export_names import names_stay_inside
from tests.hostile.growth import costs_grow_with_size
from tests.hostile.kills import killed_at_work, several_at_one_library
from tests.hostile.layers import the_boundary_alone_holds
from tests.hostile.mutations import FEED_READERS, PAGE_READERS, mutated
from tests.hostile.openers import addresses_are_one_argument
from tests.hostile.plain import nothing_active_in_print
from tests.hostile.private import private_addresses
from tests.hostile.promise import Promise
from tests.hostile.screen import nothing_active_on_the_wire
from tests.hostile.sent import any_bytes
from tests.hostile.soak import no_growth
from tests.hostile.storms import keys_mouse_and_pastes, sizes
from tests.hostile.xml_files import xml_asks_in_vain

PROMISES = (
    Promise("nothing active gets into a value", "texts", 250, 10_000, nothing_active_in_values),
    Promise("nothing active gets out of the boundary alone", "texts", 100, 10_000, the_boundary_alone_holds),
    Promise("nothing active gets past the screen", "texts", 40, 10_000, nothing_active_on_the_wire),
    Promise("nothing active gets past the plain writer", "texts", 50, 10_000, nothing_active_in_print),
    Promise("brackets are shown as they are", "headlines", 100, 2_000, brackets_are_shown),
    Promise("an address is one argument, or none", "addresses", 500, 500, addresses_are_one_argument),
    Promise("XML asks for files and addresses in vain", "files", 4, 60, xml_asks_in_vain),
    Promise("export names stay inside", "names", 200, 2_000, names_stay_inside),
    Promise("harmed feeds give a value or a sentence", "feeds", 40, 50_000, mutated(FEED_READERS)),
    Promise("harmed pages give a value or a sentence", "pages", 30, 50_000, mutated(PAGE_READERS)),
    Promise("reading costs what a page weighs", "pairs", 12, 6_000, costs_grow_with_size),
    Promise("private addresses are not called", "addresses", 150, 5_175, private_addresses),
    Promise("what was kept survives a kill", "kills", 9, 120, killed_at_work),
    Promise("several at one library lose nothing", "seconds", 2, 600, several_at_one_library),
    Promise("no clock brings it down", "days", 12, 1_000, wrong_clocks),
    Promise("it does not grow", "seconds", 4, 1_800, no_growth),
    Promise("bombs do not swell", "bombs", 2, len(BOMBS), bombs_do_not_swell),
    Promise("any size of the terminal is drawn", "sizes", 150, 2_000, sizes),
    Promise("any keys, clicks and pastes are taken", "presses", 320, 50_000, keys_mouse_and_pastes),
    Promise("any bytes of a terminal are keys or nothing", "bytes", 1_100, 100_000, any_bytes),
    Promise("a damaged library gives what is left", "libraries", 12, 300, a_damaged_library_gives_what_is_left),
    Promise("it ends with its window and keeps what was done", "closings", 7, 60, closed_windows),
    Promise("a disk that takes nothing loses nothing", "sessions", 24, 5_000, full_and_read_only),
    Promise("the terminal comes back however it ends", "endings", 9, 90, the_terminal_comes_back),
)

# The tests of one file run one after the other, so that the slow ones are spread over several.
ON_THE_SCREEN = tuple(
    each for each in PROMISES if each.trial in (nothing_active_on_the_wire, sizes, keys_mouse_and_pastes)
)
AT_THE_EDGES = tuple(each for each in PROMISES if each.trial in (nothing_active_in_print, the_terminal_comes_back))
AT_THE_TERMINAL = tuple(each for each in PROMISES if each.trial in (any_bytes, closed_windows))
ELSEWHERE = tuple(each for each in PROMISES if each not in (*ON_THE_SCREEN, *AT_THE_EDGES, *AT_THE_TERMINAL))
