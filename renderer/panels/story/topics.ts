import {
  Banknote,
  Briefcase,
  Heart,
  House,
  Landmark,
  type LucideIcon,
  MessageCircle,
  Users,
} from "lucide-react";

import type { Topic } from "../../../sim/narration/categories.ts";

export const TOPIC_ICONS: Readonly<Record<Topic, LucideIcon>> = {
  people: MessageCircle,
  work: Briefcase,
  home: House,
  money: Banknote,
  queue: Users,
  need: Heart,
  town: Landmark,
};
