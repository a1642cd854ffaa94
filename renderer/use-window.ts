import { useStore } from "zustand";

import { store, type WindowState } from "./state.ts";

/** One part of the window's state; redraws only when that part changes. */
export function useWindow<T>(select: (state: WindowState) => T): T {
  return useStore(store, select);
}
