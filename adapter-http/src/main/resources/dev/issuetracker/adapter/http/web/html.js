import { h } from 'preact';
import htm from 'htm';

/** Makes elements of templates. Values are text: none is ever taken for markup. */
export const html = htm.bind(h);

export { Component, Fragment, render } from 'preact';
export { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
